import { describe, expect, test } from 'vitest'
import { azure } from '../../../src/offers/feeds/azure.ts'
import { verda } from '../../../src/offers/feeds/verda.ts'
import { answersFrom, azureItem, bytes, contextOf, pricesOf, readWith, reasonsOf, verdaType } from './feed-responses.ts'

describe('Verda', () => {
  const read = (...types: readonly unknown[]) => readWith(verda, { 'instance-types.json': types })

  test('prices are words, of the whole machine; spot beside on demand', () => {
    const reading = read(
      verdaType('1H100.80S.30V', '1x H100 SXM5 80GB'),
      verdaType('2A6000.20V', '2x RTX A6000 48GB', {
        price_per_hour: '1.98',
        spot_price: '0.70',
        gpu_memory: { size_in_gigabytes: 96 },
      }),
    )
    expect(pricesOf(reading)).toEqual([
      'verda h100-sxm - on_demand 1 -: 3.95',
      'verda h100-sxm - spot 1 -: 1.7',
      'verda rtx-a6000 - on_demand 2 -: 0.99',
      'verda rtx-a6000 - spot 2 -: 0.35',
    ])
  })

  test('an empty on-demand cell beside a spot price: not to be had on demand now', () => {
    const reading = read(verdaType('2B200.60V', '2x B200 SXM6 180GB', { price_per_hour: '', spot_price: '3.423' }))
    expect(pricesOf(reading)).toEqual(['verda b200 - spot 2 -: 1.7115'])
    expect(reasonsOf(reading, /on_demand/)[0]).toContain('not to be had on demand now')
  })

  test('40 and 80 GB, Ada and Ampere, stay apart; machines without GPUs are passed over', () => {
    const reading = read(
      verdaType('1A100.40S.22V', '1x A100 SXM4 40GB'),
      verdaType('1A100.80S.22V', '1x A100 SXM4 80GB'),
      verdaType('16RTX6000ADA.160V', '16x RTX 6000 Ada 48GB'),
      verdaType('CPU.4V', 'none', { gpu: { description: '', number_of_gpus: 0 } }),
      verdaType('1X.1V', '1x AMD 7900XTX'),
    )
    expect(new Set(reading.observations.map(({ gpu }) => gpu))).toEqual(
      new Set(['a100-40-sxm', 'a100-80-sxm', 'rtx-6000-ada']),
    )
    expect(reasonsOf(reading, /7900/)).toEqual(['no GPU of the catalog'])
  })

  test('a machine without its number of GPUs breaks the feed, by the name of the field', () => {
    expect(() => read(verdaType('1H100.80S.30V', '1x H100 SXM5 80GB', { gpu: { description: '1x H100' } }))).toThrow(
      /^instance-types\.json: 0\.gpu\.number_of_gpus: /,
    )
  })

  test('another currency is not taken for dollars', () => {
    expect(reasonsOf(read(verdaType('1H100.80S.30V', '1x H100 SXM5 80GB', { currency: 'eur' })), /1H100/)[0]).toContain(
      'priced in eur',
    )
    const plain = { currency: undefined, spot_price: null }
    expect(pricesOf(read(verdaType('1H100.80S.30V', '1x H100 SXM5 80GB', plain)))).toEqual([
      'verda h100-sxm - on_demand 1 -: 3.95',
    ])
    expect(pricesOf(read(verdaType('1H100.80S.30V', '1x H100 SXM5 80GB', { ...plain, currency: 'USD' })))).toHaveLength(
      1,
    )
  })
})

describe('Azure', () => {
  const read = (...items: readonly unknown[]) => readWith(azure, { 'page-0.json': { Items: items, NextPageLink: '' } })
  const h100 = 'Standard_ND96isr_H100_v5'

  test('a machine is shared among its GPUs; spot is in the name of the meter', () => {
    const reading = read(
      azureItem(h100, 98.32),
      azureItem(h100, 39.3, { meterName: 'ND96isr H100 v5 Spot' }),
      azureItem('Standard_NC40ads_H100_v5', 6.98),
    )
    expect(pricesOf(reading)).toEqual([
      'azure h100-sxm - on_demand 8 eastus: 12.29',
      'azure h100-sxm - spot 8 eastus: 4.9125',
      'azure h100-nvl - on_demand 1 eastus: 6.98',
    ])
  })

  test('reservations, retired and dedicated meters, other units, other currencies and zeros are no hourly prices', () => {
    const reading = read(
      azureItem(h100, 500_000, { type: 'Reservation', reservationTerm: '1 Year' }),
      azureItem(h100, 20, { meterName: 'ND96isr H100 v5 Low Priority' }),
      azureItem(h100, 90, { productName: 'ND H100 v5 Dedicated Host' }),
      azureItem(h100, 90, { unitOfMeasure: '1/Month' }),
      azureItem(h100, 90, { currencyCode: 'EUR' }),
      azureItem(h100, 0),
      azureItem(h100, 120, { productName: 'Virtual Machines ND H100 v5 Series Windows' }),
    )
    expect(reading.observations).toEqual([])
    expect(reading.rejections.map(({ printed }) => printed)).toEqual([
      `${h100}, Reservation`,
      `${h100}, low priority`,
      `${h100}, dedicated`,
      h100,
      h100,
      h100,
    ])
    const spot = { meterName: 'ND96isr H100 v5 Spot', currencyCode: 'EUR' }
    expect(read(azureItem(h100, 90, spot)).rejections[0]?.printed).toBe(`${h100}, spot`)
    expect(reading.rejections.map(({ reason }) => reason)).toEqual([
      'the price of a whole term, not of an hour',
      'a way of renting that was retired',
      'a whole host, not this machine',
      'priced by "1/Month", not by the hour',
      'EUR prices are only indicative',
      'a zero means that the price is not known',
    ])
  })

  test('parts of a GPU and unknown machines are rejected', () => {
    const parts = read(
      azureItem('Standard_NV6ads_A10_v5', 0.45),
      // A machine of another cloud, and a family of which no size is said.
      azureItem('p5.48xlarge', 98),
      azureItem('p5', 98),
    )
    expect(parts.observations).toEqual([])
    expect(parts.rejections.map(({ printed }) => printed)).toEqual(['Standard_NV6ads_A10_v5', 'p5.48xlarge', 'p5'])
    expect(parts.rejections[0]?.reason).toContain('only a part of one')
  })

  test('pages are counted, for the link to the next one may be empty; it ends at the first short page', async () => {
    const full = { Items: Array.from({ length: 1000 }, () => azureItem(h100, 98.32)), NextPageLink: '' }
    const urls: string[] = []
    const answers = answersFrom({
      'page-0.json': full,
      'page-1.json': full,
      'page-2.json': { Items: [azureItem(h100, 98.32)] },
    })
    const responses = await azure.collect(
      (name, request) => {
        urls.push(request.url)
        return answers(name, request)
      },
      contextOf(azure),
      '',
    )
    expect([...responses.keys()]).toEqual(['page-0.json', 'page-1.json', 'page-2.json'])
    expect(urls.map((url) => new URL(url).searchParams.get('$skip'))).toEqual(['0', '1000', '2000'])
    expect(new URL(urls[0] ?? '').searchParams.get('$filter')?.split(' and ')).toEqual([
      "serviceName eq 'Virtual Machines'",
      "priceType eq 'Consumption'",
      "armRegionName eq 'eastus'",
      "contains(productName, 'Windows') eq false",
      "(contains(armSkuName, 'Standard_NC') or contains(armSkuName, 'Standard_ND') or contains(armSkuName, 'Standard_NV'))",
    ])
    expect(new URL(urls[0] ?? '').searchParams.get('api-version')).toBe('2023-01-01-preview')
    expect(azure.read(responses, contextOf(azure)).observations).toHaveLength(2001)
  })

  test('an endless list is given up', async () => {
    const full = bytes({ Items: Array.from({ length: 1000 }, () => azureItem(h100, 98.32)) })
    await expect(azure.collect(async () => full, contextOf(azure), '')).rejects.toThrow('more than 20 pages')
  })
})
