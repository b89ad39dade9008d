/** The icon is the logo, in a size that Slack takes. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode } from 'fast-png'
import { expect, test } from 'vitest'
import { drawIcon } from '../../src/tasks/logo/draw-icon.ts'

const assets = join(import.meta.dirname, '../../assets')
const svg = readFileSync(join(assets, 'logo.svg'), 'utf8')
const icon = readFileSync(join(assets, 'icon.png'))

test('it is square, of 512 to 2000 pixels a side, smaller than 2 MB, and nowhere transparent', () => {
  const { width, height, channels, data } = decode(icon)
  expect(width).toBe(height)
  expect(width).toBeGreaterThanOrEqual(512)
  expect(width).toBeLessThanOrEqual(2000)
  expect(icon.length).toBeLessThan(2e6)
  expect(channels !== 4 || data.every((value, at) => at % 4 !== 3 || value === 255)).toBe(true)
})

test('it is drawn from the logo that there is: else npm run logo', async () => {
  expect(Buffer.compare(await drawIcon(svg), icon)).toBe(0)
  expect(Buffer.compare(await drawIcon(svg.replace('#4fd1a5', '#000000')), icon)).not.toBe(0)
})
