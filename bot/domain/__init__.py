"""Rules on goals, promises and time: pure functions and the frozen facts they take."""
