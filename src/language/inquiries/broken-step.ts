/** "NaN at step 3100 of 9000, do I lose everything?": where a run broke by its steps, at a price of an hour. */

export type BrokenStep = {
  /** Null: a share of the run is told in place of steps. */
  readonly steps: { readonly reached: number; readonly all: number | null } | null
  /** Of the whole run, 0 to 1; null: its length is not told. */
  readonly share: number | null
  readonly isDiverged: boolean
  /** There is no checkpoint. */
  readonly isUnsaved: boolean
}

const diverged = /\b(?:nans?|inf|diverg\w+|explod\w+|blew up|blown up|spiked)\b/iu
const broke =
  /\b(?:nans?|inf|diverg\w+|explod\w+|blew up|blown up|spiked|crash(?:ed|es)?|died|failed|killed|oom(?:ed|'d)?|evicted|preempted|broke|hung|cuda error)\b/iu
const asksForLoss =
  /\b(?:lose|lost|losing|start(?:ing)? (?:over|again|from (?:zero|scratch|the (?:start|beginning)))|from (?:zero|scratch)|wasted?|gone|salvage|save (?:it|the run|anything)|all (?:over )?again|redo|rerun|resume|recover\w*|what (?:now|do (?:i|we) do|should (?:i|we) do)|restart)\b/iu
const atStep =
  /\b(?:step|iteration|iter|batch) ?#?(\d[\d,.]{0,9})( ?k)?\b(?: ?(?:of|out of|\/|from) ?(?:the |a |our |total )?(\d[\d,.]{0,9})( ?k)?\b)?/iu
const atShare =
  /\b(?:at|after|around|about) (?:about |around |~ ?)?(\d{1,2}(?:\.\d)?) ?(?:%|percent\b)(?! of (?:the |our )?budget)/iu
const unsaved =
  /\b(?:no|without|never|zero|forgot|didn'?t|not) (?:\w{1,8} ){0,3}(?:checkpoints?|ckpts?|sav(?:e|es|ed|ing)|snapshots?)\b/iu
const savesEvery = /\b(?:checkpoint\w*|ckpts?|sav(?:e|es|ed|ing))\b[^.?!]{0,20}\bevery (?:\d|half|hour|one|two)/iu
const longest = 400

/** Null where no such place is told, or nobody asks what becomes of the run. */
export function brokenStepIn(text: string): BrokenStep | null {
  if (text.length > longest || !broke.test(text) || !asksForLoss.test(text)) return null
  const step = atStep.exec(text)
  const share = step === null ? atShare.exec(text) : null
  const isDiverged = diverged.test(text)
  const isUnsaved = unsaved.test(text)
  // "Spot gets preempted at 75% of a 12h job, checkpoints every 2 hours": what lies between two saves is lost.
  if (share !== null && savesEvery.test(text)) return null
  if (share !== null) return { steps: null, share: Number(share[1]) / 100, isDiverged, isUnsaved }
  if (step === null) return null
  const reached = valueOf(step[1], step[2])
  const all = step[3] === undefined ? null : valueOf(step[3], step[4])
  if (!(reached > 0) || (all !== null && all <= reached)) return null
  return { steps: { reached, all }, share: all === null ? null : reached / all, isDiverged, isUnsaved }
}

const valueOf = (digits = '', thousand?: string): number =>
  thousand === undefined ? Number(digits.replaceAll(/[,.](?=\d{3}(?:\D|$))/gu, '')) : Number(digits) * 1000
