/** A test that is slow on a busy machine has not noticed a change: the watch that tests look at stands still. */
performance.now = () => 0
