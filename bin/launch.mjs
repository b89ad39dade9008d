/**
 * Starts a TypeScript entry of this package. Node runs TypeScript as it stands, with two exceptions that this file
 * takes care of: a Node that is too old, and files under node_modules, whose types Node does not strip by itself.
 */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
// Taken whole: an older Node lacks some of its names, and has to live long enough to say so.
import nodeModule from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const needed = [24, 15]
/** Set for a Node that was started in the place of an older one: it hands over to nobody, or there would be no end. */
const handedOver = 'GPUCOST_HANDED_OVER'
const sources = new URL('../src/', import.meta.url).href

/** `entry` is a path under src/. */
export async function launch(entry) {
  // Keeps compiled code in the temporary folder: a third off the start, from the second one on.
  nodeModule.enableCompileCache?.()
  if (!isNewEnough(process.versions.node)) return launchOnBundledNode()
  if (process.env[handedOver] !== undefined) endWithParent()
  delete process.env[handedOver]
  if (sources.includes('/node_modules/')) stripTypesOfOurs()
  await import(new URL(entry, sources).href)
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > needed[0] || (major === needed[0] && minor >= needed[1])
}

/** Where the registry brought a newer Node along (Linux, Windows), that one takes over, arguments and signals too. */
function launchOnBundledNode() {
  const node = process.env[handedOver] === undefined ? bundledNode() : undefined
  if (node === undefined) {
    console.error(
      `gpucost needs Node ${needed.join('.')} or newer; this is ${process.versions.node}. ` +
        'Install a newer one from https://nodejs.org and try again.',
    )
    process.exitCode = 1
    return
  }
  // What Node was told about its own memory; anything else was meant for the Node that ran this.
  const flags = process.execArgv.filter((flag) => flag.startsWith('--max-'))
  const env = { ...process.env, [handedOver]: '1' }
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc']
  const child = spawn(node, [...flags, ...process.argv.slice(1)], { stdio, env })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)))
}

/** An older Node that was killed at once told nobody: without it this one would go on unseen, and hold the port. */
function endWithParent() {
  if (!process.connected) return
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  // It may end by itself before.
  process.channel?.unref()
}

function bundledNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  try {
    const manifest = nodeModule.createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/package.json`)
    return join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  } catch {
    return undefined
  }
}

/** The stripping function is marked experimental; what it does is what Node does outside node_modules. */
function stripTypesOfOurs() {
  const ours = [sources, new URL('./', import.meta.resolve('local-slack')).href]
  const warn = process.emitWarning
  process.emitWarning = (warning, ...rest) => {
    if (!String(warning).startsWith('stripTypeScriptTypes')) warn.call(process, warning, ...rest)
  }
  nodeModule.registerHooks({
    load(url, context, next) {
      if (!url.endsWith('.ts') || !ours.some((folder) => url.startsWith(folder))) return next(url, context)
      const source = nodeModule.stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8'))
      return { format: 'module', source, shortCircuit: true }
    },
  })
}
