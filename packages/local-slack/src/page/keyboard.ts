/** Keyboard shortcuts of the whole page. Those without a modifier are off while a field has the focus. */

export type KeyboardCommands = {
  readonly help: () => void
  readonly step: (by: 1 | -1) => void
  /** Closes the topmost thing that is open. */
  readonly close: () => void
}

const typingTags = new Set(['INPUT', 'TEXTAREA', 'SELECT'])

/** Runs the command of a key, if the page has one for it: help, the next pane or channel, close. */
export function handlePageKey(event: KeyboardEvent, { help, step, close }: KeyboardCommands): void {
  const { key, altKey, ctrlKey, metaKey, shiftKey, target } = event
  if (ctrlKey || metaKey || event.defaultPrevented || document.querySelector('dialog[open]') !== null) return
  if (key === 'F6') {
    event.preventDefault()
    focusNextRegion(shiftKey ? -1 : 1)
  } else if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
    event.preventDefault()
    step(key === 'ArrowUp' ? -1 : 1)
  } else if (key === 'Escape') {
    close()
  } else if (!altKey && !(target instanceof HTMLElement && typingTags.has(target.tagName))) {
    if (key === '?') help()
    else if (key === '/') focusComposer(event)
  }
}

/** Moves the focus to the next region of the page. */
function focusNextRegion(by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((each) => each.offsetParent !== null)
  const index = all.findIndex((each) => each.contains(document.activeElement))
  const next = all[(index + by + all.length) % all.length]
  ;(next?.querySelector<HTMLElement>('textarea') ?? next)?.focus()
}

function focusComposer(event: KeyboardEvent): void {
  const composer = document.querySelector<HTMLElement>('main .composer textarea')
  // The slash itself is then typed into it.
  if (composer !== null) composer.focus()
  else event.preventDefault()
}
