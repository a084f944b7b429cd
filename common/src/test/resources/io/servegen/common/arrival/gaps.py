#!/usr/bin/env python3
"""Writes gaps.csv and renewal.csv beside itself, made with SciPy 1.10.1 and NumPy 1.24.2:
    python3 gaps.py

gaps.csv: family;shape;mean;cv2;biased_mean of the gap with scale 1: its mean, its squared
coefficient of variation, and the mean of its length-biased law, E[X^2] / E[X], each by numerical
integration over the quantile function or by the moments of scipy.stats.

renewal.csv: family;shape;expected;variance of the number of arrivals in a stretch of time in which
`expected` arrive, of a stationary renewal process (Cox, "Renewal Theory", 1962, section 4.5):
    Var N(t) = t + 2 * integral of H from 0 to t - t^2
with unit mean gap and H(t) the sum over n of P(X1 + ... + Xn <= t). For Gamma gaps each term has a
closed form; for Weibull gaps H solves H = F + integral of H(t - u) dF(u) on a grid, and two grids
are extrapolated, which leaves an error of less than 0.1 %.
"""
import os

import numpy as np
from scipy import stats
from scipy.special import gamma, gammainc

here = os.path.dirname(os.path.abspath(__file__))


def law(family, shape):
    return {
        "exponential": stats.expon(),
        "gamma": stats.gamma(shape),
        "weibull": stats.weibull_min(shape),
    }[family]


def gamma_variance(shape, t):
    total = 0.0
    n = 1
    while True:
        a = n * shape
        # The integral over [0, t] of P(a, shape * u).
        term = t * gammainc(a, shape * t) - n * gammainc(a + 1, shape * t)
        total += term
        n += 1
        if a > shape * t and term < 1e-13 * max(total, 1e-300):
            return t + 2 * total - t * t


def weibull_variance(shape, t, cells):
    scale = 1 / gamma(1 + 1 / shape)
    grid = np.linspace(0, t, cells + 1)
    cdf = -np.expm1(-((grid / scale) ** shape))
    mass = np.diff(cdf)
    renewal = np.zeros(cells + 1)
    # The trapezium rule in H over each cell's mass; H(t) stands on both sides.
    for i in range(1, cells + 1):
        before = renewal[i - 1 :: -1][:i]
        after = np.concatenate(([0.0], renewal[i - 1 : 0 : -1]))
        sides = 0.5 * (before + after)
        renewal[i] = (cdf[i] + np.dot(sides, mass[:i])) / (1 - 0.5 * mass[0])
    integral = np.trapz(renewal, grid)
    return t + 2 * integral - t * t


with open(os.path.join(here, "gaps.csv"), "w") as out:
    for family, shapes in [
        ("exponential", [1]),
        ("gamma", [0.01, 0.1, 0.25, 1, 2.5, 100]),
        ("weibull", [0.15, 0.4, 0.7, 1, 1.5, 8, 100]),
    ]:
        for shape in shapes:
            of = law(family, shape)
            mean, variance = (float(x) for x in of.stats("mv"))
            if family == "weibull":
                mean = float(gamma(1 + 1 / shape))
                variance = float(gamma(1 + 2 / shape)) - mean**2
            cv2 = variance / mean**2
            if family == "weibull" and shape > 10:
                # The difference of moments cancels: integrate the centred square instead.
                cv2 = of.expect(lambda x: (x / mean - 1) ** 2, epsabs=1e-15)
            out.write(f"{family};{shape!r};{mean!r};{cv2!r};{mean * (1 + cv2)!r}\n")

with open(os.path.join(here, "renewal.csv"), "w") as out:
    for shape in [0.05, 0.25, 0.7, 1, 4]:
        for t in [0.05, 0.3, 3, 25]:
            out.write(f"gamma;{shape!r};{t!r};{gamma_variance(shape, t)!r}\n")
    for shape in [0.4, 0.7, 1, 2]:
        for t in [0.05, 0.3, 3, 25]:
            coarse, fine = (weibull_variance(shape, t, cells) for cells in (4000, 8000))
            out.write(f"weibull;{shape!r};{t!r};{fine + (fine - coarse) / 3!r}\n")
