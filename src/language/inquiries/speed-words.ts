/** Words that ask how fast a job runs: the data hardly matter to that. */

const speedWords =
  /\b(?:tok(?:en)?s?[ /-]*(?:per |a |\/ ?)(?:s|sec|second)\b|tokens? per second|tok\/s|tps|throughput|how fast|what speed|speed (?:should|can|do|would|will)|(?:training|expected) speed)\b/giu

/** The text without the words that ask for its speed; null where it asks for none. */
export function withoutSpeedWords(text: string): string | null {
  const rest = text.replaceAll(speedWords, ' ').replaceAll(/\s+/gu, ' ').trim()
  return rest === text.trim() || rest === '' ? null : rest
}
