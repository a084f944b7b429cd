#!/usr/bin/env python3
"""Writes scores.csv beside itself: scores of seeded samples as SciPy gives them.

Each line is `score;first sample;second sample;value`; samples are numbers separated by blanks.
Points of the plane are written x1 y1 x2 y2 and so on. Made with SciPy 1.10.1 and NumPy 1.24.2:
    python3 scores.py
"""
import os

import numpy as np
from scipy.spatial.distance import cdist
from scipy.stats import energy_distance, ks_2samp, pearsonr, spearmanr

random = np.random.default_rng(20250509)
lines = []


def text(values):
    return " ".join(repr(float(v)) for v in np.asarray(values).ravel())


def add(score, a, b, value):
    lines.append(f"{score};{text(a)};{text(b)};{float(value)!r}".replace("nan", "NaN"))


def energy(a, b):
    return 2 * cdist(a, b).mean() - cdist(a, a).mean() - cdist(b, b).mean()


for n, m in [(1, 1), (1, 5), (7, 4), (40, 40), (120, 90)]:
    line_a, line_b = random.gamma(0.5, 2, n), random.gamma(0.8, 2, m)
    add("energy on a line", line_a, line_b, energy_distance(line_a, line_b) ** 2)
    a = random.multivariate_normal([0, 0], [[1, 0.5], [0.5, 2]], n)
    b = random.multivariate_normal([0.4, -0.1], [[1, -0.3], [-0.3, 2]], m)
    add("energy", a, b, energy(a, b))
    if n > 1:
        units = a.std(axis=0, ddof=1)
        add("standardised energy", a, b, energy(a / units, b / units))

for n, m in [(1, 1), (3, 8), (50, 50), (200, 131)]:
    a, b = random.weibull(0.6, n), random.weibull(0.9, m)
    add("ks", a, b, ks_2samp(a, b).statistic)
    a, b = random.poisson(4, n), random.poisson(5, m)
    add("ks", a, b, ks_2samp(a, b).statistic)

for n in [3, 10, 200]:
    a = random.normal(size=n)
    b = 0.5 * a + random.normal(size=n)
    add("pearson", a, b, pearsonr(a, b)[0])
    add("spearman", a, b, spearmanr(a, b)[0])
    a, b = random.integers(0, 6, n), random.integers(0, 4, n)
    add("spearman", a, b, spearmanr(a, b)[0])

for n in [2, 30, 400]:
    counts = random.negative_binomial(2, 0.2, n)
    add("dispersion", counts, [], counts.var(ddof=1) / counts.mean())

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "scores.csv"), "w") as out:
    out.write("\n".join(lines) + "\n")
