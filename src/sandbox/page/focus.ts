/** What takes the focus gives it back when it goes: to where it came from, or to where one types. */

/** Call it before the focus is taken, and what it returns once it may go. */
export function captureFocus(): () => void {
  const previous = document.activeElement
  return () => {
    // What opened it may be gone by now, and what is going takes the focus with it.
    queueMicrotask(() => {
      const hasFocus = document.activeElement !== null && document.activeElement !== document.body
      if (hasFocus) return
      const isPresent = previous instanceof HTMLElement && previous.isConnected && previous !== document.body
      const target = isPresent ? previous : document.querySelector<HTMLElement>('.pane .composer textarea')
      target?.focus({ preventScroll: true })
    })
  }
}
