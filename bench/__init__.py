"""What `make bench` runs: one table of ratios, measured in one run.

Seconds of a shared machine are noise, so whatever can be compared is measured in turns with what it
is compared to, and the ratio of the medians is what counts.
"""
