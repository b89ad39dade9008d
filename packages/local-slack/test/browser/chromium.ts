/**
 * Finds a Chromium: the one of CHROME_PATH, an installed one, or on Linux the one from the npm registry. Without any,
 * the tests of the page are skipped, and say so.
 */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

const root = join(import.meta.dirname, '../../../..')

/** Usual places of installation, by platform. */
const installPaths: Readonly<Record<string, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

const hasNpmBrowser = process.platform === 'linux' && process.arch === 'x64'

/** Null, or the message that none was found. */
export const browserMissing: string | null =
  installedBrowser() !== null || hasNpmBrowser
    ? null
    : 'The page of the local Slack was not tested: no Chrome or Chromium was found. Install one, or set CHROME_PATH.'

/** Throws unless `browserMissing` is null. */
export async function launchBrowser(): Promise<Browser> {
  const path = installedBrowser()
  const options: LaunchOptions = path === null ? await npmBrowser() : { executablePath: path }
  // As root, Chromium's own sandbox cannot be used.
  return chromium.launch({ ...options, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
}

function installedBrowser(): string | null {
  const { CHROME_PATH: preferred = '' } = process.env
  // `npm`: the one from the registry, even if another one is installed.
  if (preferred === 'npm') return null
  if (preferred !== '') return preferred
  return installPaths[process.platform]?.find((path) => existsSync(path)) ?? null
}

/** Unpacked once, with the libraries and fonts that a bare machine lacks. */
async function npmBrowser(): Promise<LaunchOptions> {
  const folder = join(root, 'node_modules/.cache/chromium')
  if (!existsSync(folder)) await unpackChromium(folder)
  const environment = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...Object.fromEntries(environment),
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

/** Unpacks beside the target and renames, so that an interruption leaves nothing half done. */
async function unpackChromium(folder: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium')
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin')
  mkdirSync(dirname(folder), { recursive: true })
  const workFolder = mkdtempSync(`${folder}-`)
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = workFolder
  try {
    await Promise.all(['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((name) => inflate(join(packed, name))))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  const fonts = `<fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>`
  writeFileSync(join(workFolder, 'fonts.conf'), `<?xml version="1.0"?>\n${fonts}\n`)
  if (existsSync(folder)) rmSync(workFolder, { recursive: true })
  else renameSync(workFolder, folder)
}
