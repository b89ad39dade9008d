/** The logo as the picture that Slack shows beside the name of the app. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

/** Pixels a side: Slack takes 512 to 2000. */
const iconSize = 1024

let isReady: Promise<void> | undefined

/** A PNG, square. */
export async function drawIcon(svg: string): Promise<Uint8Array> {
  isReady ??= readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))).then((code) =>
    initWasm(code),
  )
  await isReady
  return new Resvg(svg, { fitTo: { mode: 'width', value: iconSize } }).render().asPng()
}
