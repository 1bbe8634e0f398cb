"""What happens to text outside the raw lines: made safe to show, repaired to read."""
