/** The files that a chart is drawn with. A bundle has them inside of it: its text has a module in the place of this one. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export type PictureFiles = { readonly renderer: Uint8Array; readonly fonts: readonly Uint8Array[] }

/** Fonts come with a package: every machine draws the same letters. */
export const pictureFileNames = {
  renderer: '@resvg/resvg-wasm/index_bg.wasm',
  fonts: [400, 700].map((weight) => `@fontsource/lato/files/lato-latin-${weight}-normal.woff2`),
}

const read = async (name: string) => new Uint8Array(await readFile(fileURLToPath(import.meta.resolve(name))))

/** Reads the renderer and the fonts that charts are drawn with. */
export const readPictureFiles = async (): Promise<PictureFiles> => ({
  renderer: await read(pictureFileNames.renderer),
  fonts: await Promise.all(pictureFileNames.fonts.map(read)),
})
