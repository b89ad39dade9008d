/** What a check found: one sentence, and what to do where something is not right. */

/** What a check of the set-up found, and what to do about it. */
export type SetupFinding = {
  /** The variable or the thing that was looked at. */
  readonly subject: string
  /** `bad`: the app cannot work so. `note`: it can, and this should be known. */
  readonly verdict: 'good' | 'bad' | 'note'
  readonly message: string
  /** What to do, and where to click. */
  readonly todo?: string
}

/** All is right. */
export const good = (subject: string, message: string): SetupFinding => ({ subject, verdict: 'good', message })

/** It will not run so; `todo` says what to do. */
export const bad = (subject: string, message: string, todo: string): SetupFinding => ({
  subject,
  verdict: 'bad',
  message,
  todo,
})

/** It will run, and there is something to know. */
export const note = (subject: string, message: string, todo?: string): SetupFinding => ({
  subject,
  verdict: 'note',
  message,
  ...(todo === undefined ? {} : { todo }),
})
