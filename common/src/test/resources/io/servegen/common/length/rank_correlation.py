#!/usr/bin/env python3
"""Writes rank_correlation.csv beside itself, made with SciPy 1.10.1 and NumPy 1.24.2:
    python3 rank_correlation.py

Lines are `weights of a;weights of b;r;rank correlation`: Spearman's rank correlation, ties at their
mean rank, of two discrete laws that are joined by a Gaussian copula of correlation r. The joint
probabilities come from scipy.stats.multivariate_normal, whose bivariate distribution function is
Genz's algorithm, good to 1e-8 or so.
"""
import os

import numpy as np
from scipy import stats

here = os.path.dirname(os.path.abspath(__file__))
LAWS = {
    "coin": [1, 1],
    "rare": [97, 3],
    "three": [5, 1, 4],
    "lumpy": [40, 1, 1, 1, 30, 2, 5, 20],
    "steps": [1] * 12,
    "geometric": [0.8**i for i in range(25)],
}


def rank_correlation(a, b, r):
    pa, pb = (np.array(w, dtype=float) / sum(w) for w in (a, b))
    ends = [np.concatenate(([0.0], np.cumsum(p)[:-1], [1.0])) for p in (pa, pb)]
    middles = [(e[1:] + e[:-1]) / 2 - 0.5 for e in ends]
    z = [np.clip(stats.norm.ppf(e), -38, 38) for e in ends]
    joint = stats.multivariate_normal([0, 0], [[1, r], [r, 1]])
    cdf = np.zeros((len(z[0]), len(z[1])))
    for i in range(1, len(z[0])):
        for j in range(1, len(z[1])):
            cdf[i, j] = (
                ends[0][i] if j == len(z[1]) - 1
                else ends[1][j] if i == len(z[0]) - 1
                else joint.cdf([z[0][i], z[1][j]])
            )
    cells = np.diff(np.diff(cdf, axis=0), axis=1)
    deviations = [np.sqrt((p * m * m).sum()) for p, m in zip((pa, pb), middles)]
    return float(middles[0] @ cells @ middles[1] / (deviations[0] * deviations[1]))


def text(weights):
    return " ".join(repr(float(w)) for w in weights)


with open(os.path.join(here, "rank_correlation.csv"), "w") as out:
    for a, b in [
        ("coin", "coin"), ("coin", "geometric"), ("rare", "three"), ("rare", "rare"),
        ("three", "lumpy"), ("lumpy", "lumpy"), ("steps", "steps"), ("geometric", "steps"),
    ]:
        for r in [-0.99, -0.9, -0.5, -0.1, 0.05, 0.3, 0.7, 0.9, 0.97, 0.99]:
            value = rank_correlation(LAWS[a], LAWS[b], r)
            out.write(f"{text(LAWS[a])};{text(LAWS[b])};{r!r};{value!r}\n")
