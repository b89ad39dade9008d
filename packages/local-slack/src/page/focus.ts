/** Gives the focus back: to where it was, or to the composer. */

/** Call it before taking the focus, and the function that it returns afterwards. */
export function captureFocus(): () => void {
  const previous = document.activeElement
  return () => {
    // The element may be gone by now, and removing the one that has the focus drops the focus.
    queueMicrotask(() => {
      const hasFocus = document.activeElement !== null && document.activeElement !== document.body
      if (hasFocus) return
      const isPresent = previous instanceof HTMLElement && previous.isConnected && previous !== document.body
      const target = isPresent ? previous : document.querySelector<HTMLElement>('.pane .composer textarea')
      target?.focus({ preventScroll: true })
    })
  }
}
