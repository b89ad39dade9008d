/** Loaded before the app: whatever posts a message in the channel FATAL_CHANNEL brings the process down, at once. */
const { fetch } = globalThis
const fatal = `channel=${process.env.FATAL_CHANNEL}&`
globalThis.fetch = (input, init) => {
  const { url } = new Request(input)
  const isFatal = typeof init?.body === 'string' && `${init.body}&`.includes(fatal)
  if (url.endsWith('/chat.postMessage') && isFatal) process.kill(process.pid, 'SIGKILL')
  return fetch(input, init)
}
