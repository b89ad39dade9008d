/** "What would change the answer?" */
import { savingLines, suggestChanges } from '../content/suggested-changes.ts'
import type { QuestionContext } from './question-context.ts'

/** "what would change the answer?" */
export function leversAnswer({ recommendation, renderContext }: QuestionContext): readonly string[] {
  const { names } = renderContext
  const savings = savingLines(recommendation, names).filter(({ replyText }) => replyText !== '')
  const changes = [...savings, ...suggestChanges(recommendation, names)]
  const data = 'Twice the tokens take about twice the hours and dollars.'
  if (changes.length === 0) return ['No short reply makes it clearly cheaper or faster.', data]
  return [`Reply ${changes.map(({ replyText, effect }) => `“${replyText}” (${effect})`).join('; ')}.`, data]
}
