"""Times SciPy on the samples of GapFitterBenchmark: gamma.fit and weibull_min.fit with floc=0.

    python3 gap_fitter_benchmark.py     prints gaps and milliseconds per window, one size per line
"""
import time
import warnings

import numpy as np
from scipy import stats

from reference_fits import SplitMix64, gamma

warnings.simplefilter("ignore")
for count in (100, 1000, 10000):
    random = SplitMix64(7)
    x = np.array([gamma(random, 0.5) for _ in range(count)])
    times = []
    for _ in range(60):
        start = time.perf_counter()
        stats.gamma.fit(x, floc=0)
        stats.weibull_min.fit(x, floc=0)
        times.append(time.perf_counter() - start)
    print(count, f"{1000 * np.median(times[10:]):.4f}")
