"""The stages over partitions of files, side by side on as many machines as an engine has (`engine`, `run`).

A stage is a function over one partition, and does its work by the functions that one machine does it by. What a stage
hands to the next lies in Parquet files (`shelf`), each row with the partition that it goes to, so nothing but small
answers passes through the process that leads, and a run that was stopped goes on from the partitions that are there.
"""
