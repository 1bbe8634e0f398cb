"""Planted copies: news articles of which it is known which are the same, and how well they are told apart.

`python -m benchmarks.planted --seed 1 --size 10000` makes articles from phrases, copies a third of them as the world
does (cut, corrected, reworded, misread by a scanner), plants texts that look like copies and are none (the next
release of one template, the next weather report), finds the copies and prints what was found, by kind. Everything
follows from the seed; odd seeds use one half of all names, towns and phrases and even seeds the other, so what was
tuned on odd seeds is tested on even ones.
"""

# Its modules, in the order in which they import each other:
#   parts, numbers, grammar, facts      phrases, and what they are filled with
#   articles, stories, copyists         who writes an article, and who copies it
#   plan, press                         what is planted where, and its text
#   truth, agreement, score, show       what is right, and how it is printed
