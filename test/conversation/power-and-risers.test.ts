/** Machines as they stand: their supply, their socket, their lanes, the memory of a laptop. */
import { describe, expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('machines as they stand', () => {
  test('cards that are counted are held against the supply and the socket, with the trainings beside them', () => {
    const answer = says(
      'our three L40S stand in one box with a 1000 W PSU on a 230V 10A socket. Can the box do lora on a 34B and full fine-tuning of a 1.5B model?',
    )
    expect(answer).toMatch(/LoRA of a 34B model/u)
    expect(answer).toMatch(/ull fine-tuning of a 1\.5B model/u)
    expect(answer).toMatch(/The “1000 W PSU” is too small: 3 × L40S alone may draw 1\.1 kW/u)
    expect(answer).not.toContain('a server of 4')
  })

  test('a supply that is large enough is told so', () => {
    expect(says('one 4090 in a tower with a 1000W power supply, enough for qlora of a 7B?')).toMatch(
      /The “1000W power supply” is enough/u,
    )
  })

  test('what has to be split over risers is refused, with what one card does', () => {
    const answer = says('ten 3060 12GB cards on mining risers x1: can they lora a 13B together?')
    expect(answer).toMatch(/^answer: No: LoRA of a 13B model has to be split/u)
    expect(answer).toMatch(/10 runs side by side .*QLoRA of up to about/u)
    expect(answer).toMatch(/Rented, one /u)
  })

  test('a laptop of which the memory alone is told is judged', () => {
    expect(says('fine-tune whisper large on a laptop with 8 GB, 20 hours of audio')).toMatch(
      /^answer: Not on the “laptop with 8 GB”: it has 8 GB/u,
    )
    expect(says('sd 1.5 lora of 25 pictures on my 12 GB card')).toMatch(/^answer: On the “12 GB card” it fits/u)
  })

  test('a grant is counted on its own machine, less what is used', () => {
    const answer = says(
      'EuroHPC allocation of 9,000 node hours on LUMI-G, 2,000 are used. Who is right: is it enough for a 13B on 900B tokens?',
    )
    expect(answer).toMatch(/less 2,000 used on LUMI” are 56,000 GPU-hours/u)
    expect(answer).toMatch(/Not enough: .*they do about .* on the same 900B tokens/su)
  })
})

describe('the machine around the cards of a plan', () => {
  const ours = 'llama 3.2 3b 15M tokens on our 2 3090s'
  test.each([
    [
      'will an 850W psu survive both cards flat out',
      /^answer: The “850 W supply” is tight: 2 × RTX 3090 alone may draw 0\.7 kW/u,
    ],
    ['my psu is 650W, ok?', /^answer: The “650 W supply” is too small: .*hold each card to about 210 W/u],
    ['would a 1200W unit do for the two of them', /^answer: The “1,200 W supply” is enough/u],
    ['how many watts should the PSU have?', /^answer: A supply of about 1\.2 kW: /u],
    ['how much electricity does it use?', /^answer: \$0\.\d+ of electricity/u],
    [
      'do the 3090s need that bridge thingy between them or is the slot ok',
      /^answer: NVLink is not needed, PCIe does/u,
    ],
    [
      'do i have to buy an sli bridge for the two cards?',
      /^answer: (?:NVLink is not needed, PCIe does|A bridge is not needed)/u,
    ],
    ['is it fine if they talk over pcie?', /^answer: NVLink is not needed, PCIe does/u],
    ['is time slot 3 ok for the two demos?', /^(?!answer: NVLink)/u],
  ] as const)('%s', (asked, expected) => expect(lastMeant([ours, asked])).toMatch(expected))

  test('a module that is rented has no supply of one’s own', () => {
    expect(lastMeant(['llama 3.1 8b 400M tokens lora on b200', 'which psu do i need for these?'])).toMatch(
      /^answer: None of yours: the plan’s B200 SXM stand in the seller’s servers/u,
    )
  })
})
