# fault-<code>: what is wrong with one field, and what to write instead.
