/** The language over the project's own catalog, with providers written out here. */
import { fileURLToPath } from 'node:url'
import { loadCatalog } from '../../src/catalog/load.ts'
import { parseCommand } from '../../src/language/command.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { buildVocabulary } from '../../src/language/lexicon/vocabulary.ts'
import { type ProviderName } from '../../src/language/lexicon/provider-names.ts'

/** A Tuesday. */
export const today = '2026-11-24'

const provider = (
  id: string,
  name: string,
  aliases: readonly string[] = [],
  tiers: readonly string[] = [],
): ProviderName => ({
  id,
  name,
  aliases,
  tiers,
})

export const providers: readonly ProviderName[] = [
  provider('runpod', 'RunPod', ['runpod.io'], ['secure', 'community']),
  provider('lambda', 'Lambda', ['lambda labs', 'lambdalabs', 'lambda cloud']),
  provider('coreweave', 'CoreWeave', ['core weave']),
  provider('vast', 'Vast.ai', ['vast', 'vastai'], ['marketplace_verified_min', 'marketplace_min']),
  provider('aws', 'AWS', ['amazon', 'ec2', 'amazon web services']),
  provider('gcp', 'Google Cloud', ['google', 'gcp']),
  provider('azure', 'Azure', ['microsoft azure']),
  provider('nebius', 'Nebius'),
  provider('crusoe', 'Crusoe'),
  provider('verda', 'Verda', ['datacrunch']),
  provider('digitalocean', 'DigitalOcean', ['digital ocean']),
  provider('hyperstack', 'Hyperstack'),
  provider('scaleway', 'Scaleway'),
  provider('vultr', 'Vultr'),
  provider('tensordock', 'TensorDock'),
  provider('massedcompute', 'Massed Compute'),
  provider('novita', 'Novita'),
  provider('salad', 'Salad', ['saladcloud'], ['community_distributed']),
  provider('modal', 'Modal', ['modal labs']),
  provider('thunder-compute', 'Thunder Compute'),
  provider('jarvislabs', 'JarvisLabs'),
  provider('paperspace', 'Paperspace'),
  provider('together', 'Together AI', ['together ai', 'together.ai']),
  provider('colab', 'Google Colab', ['google colab', 'colab pro']),
  provider('ovh', 'OVHcloud', ['ovh', 'ovh cloud']),
  provider('voltage-park', 'Voltage Park'),
  provider('prime-intellect', 'Prime Intellect'),
  provider('latitude', 'Latitude.sh', ['latitude sh']),
  provider('hotaisle', 'Hot Aisle', ['hot aisle']),
  provider('tensorwave', 'TensorWave'),
  provider('oci', 'Oracle Cloud', ['oracle', 'oci']),
]

export const catalog = loadCatalog(fileURLToPath(new URL('../../data', import.meta.url)))
export const vocabulary = buildVocabulary(catalog, providers)

/** The scenario of a command that is understood. */
export function scenarioOf(text: string): Scenario {
  const result = parseCommand(text, vocabulary, today)
  if ('problem' in result) throw new Error(`${text}: ${result.problem.message}`)
  return result.scenario
}
