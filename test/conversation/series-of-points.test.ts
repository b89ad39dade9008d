/** Series of measurements, each point of which is read as a token. */
import { describe, expect, test } from 'vitest'
import { seriesPointsIn } from '../../src/language/inquiries/series-points.ts'
import { lastOf } from './thread-driver.ts'

describe('series of points', () => {
  test.each([
    ['500k accelerometer traces, 2,000 samples each', 1e9],
    ['80k seismograms, each about 12k points', 9.6e8],
    ['300k sensor time series with 1-2k readings each', 4.5e8],
    ['2M light curves (1000-3000 points each)', 4e9],
  ])('%s', (text, tokens) => {
    expect(seriesPointsIn(text)?.rest).toContain(`${tokens} tokens`)
  })

  test.each(['12k traces of 2,000 tokens', '40k examples, 512 samples each', 'the learning curves, each 2 points'])(
    '%s: none',
    (text) => {
      expect(seriesPointsIn(text)).toBeNull()
    },
  )

  test('are planned', () => {
    expect(lastOf(['20M transformer from scratch on 1M ECG strips of 5,000 samples, one A100'])).toMatch(
      /^plan: [^]*5B tokens[^]*1,000,000 ECG strips × 5,000 points are 5B points/u,
    )
  })
})
