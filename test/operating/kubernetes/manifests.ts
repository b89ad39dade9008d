/** The manifests for Kubernetes, read as kustomize reads them, and what the app is given by them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'

export const folder = join(import.meta.dirname, '../../../deploy/kubernetes')

const generator = z.strictObject({
  name: z.string(),
  behavior: z.literal('merge').optional(),
  literals: z.array(z.string().regex(/^[A-Z][A-Z0-9_]*=/)),
})
const kustomization = z.strictObject({
  apiVersion: z.enum(['kustomize.config.k8s.io/v1beta1', 'kustomize.config.k8s.io/v1alpha1']),
  kind: z.enum(['Kustomization', 'Component']),
  namespace: z.string().optional(),
  labels: z
    .array(z.strictObject({ pairs: z.record(z.string(), z.string()), includeTemplates: z.boolean() }))
    .optional(),
  resources: z.array(z.string()).default([]),
  components: z.array(z.string()).default([]),
  configMapGenerator: z.array(generator).default([]),
  images: z.array(z.strictObject({ name: z.string(), newName: z.string(), newTag: z.string() })).default([]),
})
export type Kustomization = z.infer<typeof kustomization>

export const layers = ['base', 'monitoring', 'many-workspaces', 'example'] as const
export type Layer = (typeof layers)[number]

export const kustomizationOf = (layer: Layer): Kustomization =>
  kustomization.parse(parse(readFileSync(join(folder, layer, 'kustomization.yaml'), 'utf8')))

const resourceSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
})
export type Resource = z.infer<typeof resourceSchema>

/** Every resource, with the place of its file. */
export const resources: readonly (readonly [string, Resource])[] = layers.flatMap((layer) =>
  readdirSync(join(folder, layer))
    .filter((name) => name !== 'kustomization.yaml')
    .map((name) => [`${layer}/${name}`, resourceSchema.parse(parse(readFileSync(join(folder, layer, name), 'utf8')))]),
)

/** The one resource of a kind, as `schema` sees it. */
export function resourceOf<T>(kind: string, schema: z.ZodType<T>): T {
  const found = resources.filter(([, resource]) => resource.kind === kind)
  if (found.length !== 1) throw new Error(`${found.length} resources are a ${kind}`)
  return schema.parse(found[0]?.[1])
}

/** What the container finds in its environment, by the literals of the layers on top of each other. */
export function environmentOf(...used: readonly Layer[]): Record<string, string> {
  const literals = used.flatMap((layer) => kustomizationOf(layer).configMapGenerator.flatMap((map) => map.literals))
  return Object.fromEntries(literals.map((literal) => [literal.split('=', 1)[0] ?? '', literal.replace(/^[^=]*=/, '')]))
}

const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.literal('http') }) })
const container = z.object({
  image: z.literal('gpucost'),
  command: z.array(z.string()).optional(),
  env: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  ports: z.array(z.object({ name: z.string(), containerPort: z.int() })).default([]),
  volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string() })),
  resources: z.object({ requests: z.object({ cpu: z.string() }), limits: z.object({ memory: z.string() }) }),
  securityContext: z.object({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true),
    capabilities: z.object({ drop: z.tuple([z.literal('ALL')]) }),
  }),
})
const pod = <T extends z.ZodType>(one: T) =>
  z.object({
    metadata: z.object({ labels: z.record(z.string(), z.string()) }),
    spec: z.object({
      automountServiceAccountToken: z.literal(false),
      securityContext: z.object({ runAsNonRoot: z.literal(true), runAsUser: z.literal(1000) }),
      terminationGracePeriodSeconds: z.int().optional(),
      containers: z.tuple([one]),
      volumes: z.array(
        z.object({ name: z.string(), secret: z.object({ secretName: z.literal('gpucost') }).optional() }),
      ),
    }),
  })
const selector = z.object({ matchLabels: z.record(z.string(), z.string()) })

export const deploymentSchema = z.object({
  spec: z.object({
    replicas: z.int().min(2),
    selector,
    strategy: z.object({ rollingUpdate: z.object({ maxUnavailable: z.literal(0) }) }),
    template: pod(
      container.extend({
        startupProbe: probe,
        readinessProbe: probe,
        livenessProbe: probe,
        lifecycle: z.object({ preStop: z.object({ sleep: z.object({ seconds: z.int() }) }) }),
      }),
    ),
  }),
})
export const jobSchema = z.object({ spec: z.object({ template: pod(container) }) })
export const selecting = z.object({ spec: z.object({ selector }) })
export const serviceSchema = z.object({
  spec: z.object({ ports: z.array(z.object({ name: z.string(), targetPort: z.string() })) }),
})
export const monitorSchema = z.object({ spec: z.object({ endpoints: z.array(z.object({ port: z.string() })) }) })
const peer = z.object({ namespaceSelector: z.object({ matchLabels: z.record(z.string(), z.string()) }) })
export const policySchema = z.object({
  spec: z.object({
    ingress: z.array(z.object({ from: z.array(peer), ports: z.array(z.object({ port: z.string() })) })),
  }),
})
