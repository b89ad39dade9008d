/** The small form: its fields become the line of words that anybody could have typed, for everybody to see. */

export type JobFields = {
  readonly model: string
  readonly data: string
  /** '' leaves it open. */
  readonly method: string
  readonly gpus: string
  readonly budget: string
  readonly deadline: string
}

/** "llama 3.1 8b, 5,000 chats, qlora, on 8 h100, under $500, by friday"; '' where every field is empty. */
export function wordsOfFields({ model, data, method, gpus, budget, deadline }: JobFields): string {
  const amount = budget.trim().replace(/^\$\s*/, '')
  return [
    model.trim(),
    data.trim(),
    method,
    withWord('on', /^(?:on|any)\b/i, gpus.trim()),
    amount === '' || /^none$/i.test(amount) ? '' : `under $${amount}`,
    deadlineWords(deadline.trim()),
  ]
    .filter((words) => words !== '')
    .join(', ')
}

function withWord(word: string, present: RegExp, text: string): string {
  if (text === '' || /^any$/i.test(text)) return ''
  return present.test(text) ? text : `${word} ${text}`
}

/** "24 h" is within, "friday" is by. */
function deadlineWords(text: string): string {
  if (text === '' || /^none$/i.test(text)) return ''
  if (/^(?:by|within|in|before|until)\b/i.test(text)) return text
  return /^\d/.test(text) && /(?:h|hours?|d|days?|weeks?|min|minutes?)$/i.test(text) ? `within ${text}` : `by ${text}`
}
