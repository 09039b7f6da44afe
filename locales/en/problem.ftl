# problem-<name>: what is the case; .detail: what to do next.
