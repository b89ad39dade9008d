/**
 * Draws one chart and goes: Vega-Lite to SVG to PNG, in a thread of its own, so that nobody waits for it and its memory
 * is given back. Takes {spec, fonts: [paths], scale, background} as workerData; posts the PNG, or {error}.
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { parse, View } from 'vega'
import { compile } from 'vega-lite'

const { spec, fonts, scale, background } = workerData
const view = new View(parse(compile(spec).spec), { renderer: 'none' })
const svg = await view.toSVG()
view.finalize()

await initWasm(await readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))))
const fontBuffers = await Promise.all(fonts.map(async (path) => new Uint8Array(await readFile(path))))
const font = { fontBuffers, defaultFontFamily: 'Lato', loadSystemFonts: false }
const png = new Resvg(svg, { background, font, fitTo: { mode: 'zoom', value: scale } }).render().asPng()
parentPort?.postMessage(png)
