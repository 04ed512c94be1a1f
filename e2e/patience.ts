/**
 * How long a journey waits for what it knows will come. Far more than it takes,
 * for a busy machine is no fault of the page; nothing waits for a fixed time.
 */
export const patienceMs = 120_000
