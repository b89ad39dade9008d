/** What takes the focus gives it back when it goes: to where it came from, or to where one types. */

/** Call it before the focus is taken, and what it returns once it may go. */
export function focusGiver(): () => void {
  const from = document.activeElement
  return () => {
    // What opened it may be gone by now, and what is going takes the focus with it.
    queueMicrotask(() => {
      const isHeld = document.activeElement !== null && document.activeElement !== document.body
      if (isHeld) return
      const isThere = from instanceof HTMLElement && from.isConnected && from !== document.body
      const back = isThere ? from : document.querySelector<HTMLElement>('.pane .composer textarea')
      back?.focus({ preventScroll: true })
    })
  }
}
