package io.servegen.jobs.fit;

/** What becomes of requests that failed. Their lengths are left out in either case. */
enum FailedRequests {
  /** They arrive like all others. */
  INCLUDE,
  /** It is as if they had not been sent. */
  EXCLUDE
}
