/** "The biggest model on this hardware?", where no plan has GPUs that could be named. */

/** A thread with a plan answers it by trying sizes on the GPUs of the plan. */
export const largestModelAnswer = (): readonly string[] => ['Say which GPUs: “the biggest model on 8 H100”.']
