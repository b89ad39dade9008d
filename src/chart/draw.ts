/**
 * Renders a Vega-Lite specification as a PNG. The libraries are loaded in a worker thread that ends with the picture.
 */
import type { TopLevelSpec } from 'vega-lite'
import { startThread } from '../start-thread.ts'

/** Dots of the picture for each of the specification. */
const PIXEL_RATIO = 2
/** A chart takes half a second; one that takes this long never comes. */
const TIMEOUT_MS = 30_000

let queue: Promise<unknown> = Promise.resolve()

/** One at a time. Rejects where the specification cannot be drawn. */
export function drawPng(spec: TopLevelSpec): Promise<Uint8Array> {
  const picture = queue.then(
    () => drawOne(spec),
    () => drawOne(spec),
  )
  queue = picture
  return picture
}

function drawOne(spec: TopLevelSpec): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const workerData = { spec, scale: PIXEL_RATIO, background: 'white' }
    const worker = startThread('chart', { workerData })
    const timer = setTimeout(() => void worker.terminate(), TIMEOUT_MS)
    worker.once('message', (png: unknown) => {
      if (png instanceof Uint8Array) resolve(png)
      else reject(new Error('the chart came back as something else'))
    })
    worker.once('error', (error) => {
      const reason = error instanceof Error ? error.message : String(error)
      reject(new Error(`the chart could not be drawn: ${reason}`, { cause: error }))
    })
    worker.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the chart could not be drawn: exit ${code}`))
    })
  })
}
