/**
 * Draws one chart and goes: Vega-Lite to SVG to PNG, in a thread of its own, so that nobody waits for it and its memory
 * is given back. Takes {spec, scale, background} as workerData; posts the PNG.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { parse, View } from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'
import { readPictureFiles } from './picture-files.ts'

type ChartTask = { readonly spec: TopLevelSpec; readonly scale: number; readonly background: string }

const { spec, scale, background }: ChartTask = workerData
const view = new View(parse(compile(spec).spec), { renderer: 'none' })
const svg = await view.toSVG()
view.finalize()

const { renderer, fonts } = await readPictureFiles()
await initWasm(renderer)
const font = { fontBuffers: [...fonts], defaultFontFamily: 'Lato', loadSystemFonts: false }
const png = new Resvg(svg, { background, font, fitTo: { mode: 'zoom', value: scale } }).render().asPng()
parentPort?.postMessage(png)
