/** Loaded before the app: whatever posts a message in the channel FATAL_CHANNEL brings the process down, at once. */
const { fetch } = globalThis
const fatal = `channel=${process.env.FATAL_CHANNEL}&`
globalThis.fetch = (input, init) => {
  if (String(input).endsWith('/chat.postMessage') && `${String(init?.body)}&`.includes(fatal))
    process.kill(process.pid, 'SIGKILL')
  return fetch(input, init)
}
