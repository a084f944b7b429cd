"""Makes reference_fits.csv: 240 seeded samples and what SciPy 1.10.1 makes of them. The samples are
not stored; ReferenceSample.java draws the same ones.

    python3 reference_fits.py > reference_fits.csv     (half a minute)

gamma:   scipy.stats.gamma.fit(x, floc=0)
weibull: the root of the score by scipy.optimize.brentq(xtol=1e-14), since weibull_min.fit stops at
         1e-5 and worse; the log-likelihood is that of weibull_min.fit(x, floc=0)
"""
import math

import numpy as np
from scipy import optimize, stats

MASK = (1 << 64) - 1


class SplitMix64:
    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        """In (0, 1), by the upper 53 bits."""
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        z ^= z >> 31
        return ((z >> 11) + 0.5) / (1 << 53)


def weibull(random, shape):
    return (-math.log(random.uniform())) ** (1 / shape)


def gamma(random, shape):
    """Marsaglia and Tsang, with normals by Box and Muller."""
    boost = random.uniform() ** (1 / shape) if shape < 1 else 1.0
    d = (shape + 1 if shape < 1 else shape) - 1 / 3
    c = 1 / math.sqrt(9 * d)
    while True:
        z = math.sqrt(-2 * math.log(random.uniform())) * math.cos(2 * math.pi * random.uniform())
        v = (1 + c * z) ** 3
        u = random.uniform()
        if v > 0 and math.log(u) < z * z / 2 + d * (1 - v + math.log(v)):
            return d * v * boost


def weibull_root(x):
    logs = np.log(x)
    y = logs - logs.max()

    def score(k):
        w = np.exp(k * y)
        return (w * y).sum() / w.sum() - 1 / k - y.mean()

    k = optimize.brentq(score, 1e-3, 1e3, xtol=1e-14, rtol=1e-14)
    return k, math.exp(logs.max() + math.log(np.exp(k * y).mean()) / k)


def main():
    print(
        "family,shape,count,seed,mean,mean_log,gamma_shape,gamma_scale,gamma_log_likelihood,"
        "weibull_shape,weibull_scale,weibull_fit_log_likelihood"
    )
    seed = 1
    for family, draw in (("gamma", gamma), ("weibull", weibull)):
        for shape in (0.05, 0.1, 0.25, 0.5, 0.8, 1, 1.5, 3, 8, 20):
            for count in (10, 10, 20, 20, 50, 100, 200, 500, 1000, 3000, 10000, 100000):
                random = SplitMix64(seed)
                x = np.array([draw(random, shape) for _ in range(count)])
                k, _, t = stats.gamma.fit(x, floc=0)
                root, scale = weibull_root(x)
                fit = stats.weibull_min.fit(x, floc=0)
                numbers = (
                    x.mean(), np.log(x).mean(), k, t, stats.gamma.logpdf(x, k, 0, t).sum(),
                    root, scale, stats.weibull_min.logpdf(x, *fit).sum(),
                )
                print(family, shape, count, seed, *(f"{v:.17g}" for v in numbers), sep=",", flush=True)
                seed += 1


if __name__ == "__main__":
    main()
