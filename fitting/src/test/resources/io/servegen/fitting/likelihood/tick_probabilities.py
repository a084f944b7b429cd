"""Makes tick_probabilities.csv: the probability that a gap is recorded as j ticks, by the closed
form [H((j+1)d) - 2 H(jd) + H((j-1)d)]/d with H the integral of the distribution function, at 80
digits (mpmath 1.3.0), where its cancellation does no harm. The mean of a gap is in ticks.

    python3 tick_probabilities.py > tick_probabilities.csv
"""
from mpmath import mp, mpf, gamma, gammainc, nstr

mp.dps = 80


def gamma_h(k, mean, x):
    t = mean / k
    f = lambda s: gammainc(s, 0, x / t, regularized=True)
    return x * f(k) - mean * f(k + 1)


def weibull_h(k, mean, x):
    t = mean / gamma(1 + 1 / k)
    return x - t / k * gammainc(1 / k, 0, (x / t) ** k)


print("family,shape,mean_ticks,j,probability")
for family, h, shapes in (
    ("gamma", gamma_h, "0.01 0.05 0.25 0.7 1 3 20 100"),
    ("weibull", weibull_h, "0.05 0.25 0.7 1 2 5 20"),
):
    for k in map(mpf, shapes.split()):
        for mean in map(mpf, "0.15 1 5 30 1000".split()):
            most = 4 + 16 * mean**2 if family == "gamma" else 2 + 5.13 * mean
            if k > most:
                continue
            for j in (0, 1, 2, 3, 10, 50, 99):
                at = lambda i: h(k, mean, mpf(i)) if i > 0 else mpf(0)
                p = at(j + 1) - 2 * at(j) + at(j - 1)
                if p > 1e-30:
                    print(family.upper(), nstr(k, 6), nstr(mean, 6), j, nstr(p, 17), sep=",")
