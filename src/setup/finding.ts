/** What a check found: one sentence, and what to do where something is not right. */

export type Finding = {
  /** The variable or the thing that was looked at. */
  readonly subject: string
  /** `bad`: the app cannot work so. `note`: it can, and this should be known. */
  readonly verdict: 'good' | 'bad' | 'note'
  readonly said: string
  /** What to do, and where to click. */
  readonly todo?: string
}

export const good = (subject: string, said: string): Finding => ({ subject, verdict: 'good', said })
export const bad = (subject: string, said: string, todo: string): Finding => ({ subject, verdict: 'bad', said, todo })
export const note = (subject: string, said: string, todo?: string): Finding => ({
  subject,
  verdict: 'note',
  said,
  ...(todo === undefined ? {} : { todo }),
})
