/** Replies that amend any plan, to show what can be said. */
export const replyExamples = ['4-bit', 'on 8 H100s', 'under $500'] as const
