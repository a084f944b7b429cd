"""Makes rounded_fits.csv: small samples of whole numbers with the maximum-likelihood fits of rounded
laws, by SciPy 1.10.1. Below 100 the likelihood is cdf(n + 1/2) - cdf(n - 1/2), from there on pdf(n).

    python3 rounded_fits.py > rounded_fits.csv
"""
import numpy as np
from scipy import optimize, stats

rng = np.random.default_rng(1)
samples = [
    [1, 2, 2, 3, 5, 8, 13],
    [0, 0, 1, 0, 4, 2, 0, 9],
    [120, 455, 1024, 260, 333, 101, 5000, 721],
    [7, 64, 99, 100, 101, 350, 2048, 15, 81],
    sorted(rng.poisson(3, 60)),
    sorted(np.rint(rng.lognormal(4.5, 0.8, 60)).astype(int)),
]
laws = {
    "exponential": (lambda p: stats.expon(0, np.exp(p[0])), lambda p: (np.exp(p[0]), np.nan)),
    "log_normal": (lambda p: stats.lognorm(np.exp(p[1]), 0, np.exp(p[0])), lambda p: (p[0], np.exp(p[1]))),
    "gamma": (lambda p: stats.gamma(np.exp(p[1]), 0, np.exp(p[0] - p[1])), lambda p: (np.exp(p[1]), np.exp(p[0] - p[1]))),
    "weibull": (lambda p: stats.weibull_min(np.exp(p[1]), 0, np.exp(p[0])), lambda p: (np.exp(p[1]), np.exp(p[0]))),
}


def minus(law, x):
    small = x < 100
    low, high = law.cdf(np.maximum(x - 0.5, 0)), law.cdf(x + 0.5)
    with np.errstate(divide="ignore"):
        return -np.where(small, np.log(high - low), law.logpdf(np.where(small, 100, x))).sum()


print("sample,family,first,second,log_likelihood,ks_distance")
for x in samples:
    x = np.array(x, float)
    for key, (law, parameters) in laws.items():
        start = [np.log(np.maximum(x, 0.3)).mean(), 0.0][: 1 if key == "exponential" else 2]
        best = optimize.minimize(
            lambda p: minus(law(p), x), start, method="Nelder-Mead",
            options=dict(xatol=1e-11, fatol=1e-13, maxiter=20000, maxfev=20000),
        )
        fitted = law(best.x)
        n = np.unique(x)
        steps = [abs((x <= v).mean() - fitted.cdf(v + 0.5)) for v in n]
        steps += [abs((x < v).mean() - fitted.cdf(v - 0.5)) for v in n]
        text = " ".join(str(int(v)) for v in x)
        print(text, key, *(f"{v:.17g}".replace("nan", "NaN") for v in (*parameters(best.x), -best.fun, max(steps))), sep=",")
