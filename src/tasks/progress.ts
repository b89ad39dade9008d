/** A progress line on a terminal, plain lines elsewhere. Call the returned function after each step. */
export function progressBar(name: string, total: number): () => void {
  let done = 0
  const started = performance.now()
  return () => {
    done += 1
    const seconds = ((performance.now() - started) / 1000).toFixed(0)
    const bar = '#'.repeat(Math.round((24 * done) / total)).padEnd(24, '.')
    if (process.stderr.isTTY)
      process.stderr.write(`\r${name} [${bar}] ${done}/${total} ${seconds} s${done === total ? '\n' : ''}`)
    else if (done === total || done % 10 === 0) process.stderr.write(`${name} ${done}/${total} ${seconds} s\n`)
  }
}
