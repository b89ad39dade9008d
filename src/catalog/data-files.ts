/** Where the files of data/ are read. The published package has them inside of it, in the place of this file. */
import { readdirSync, readFileSync } from 'node:fs'

/** The text of a file of data/. Throws where it cannot be read. */
export const readDataFile = (path: string): string => readFileSync(path, 'utf8')

/** Names of the files of a folder. */
export const listDataFolder = (path: string): readonly string[] => readdirSync(path)
