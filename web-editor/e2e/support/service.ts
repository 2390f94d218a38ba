import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eventually } from './eventually.ts'

/** The built service. */
export const jar = fileURLToPath(new URL('../../../target/quarkus-app/quarkus-run.jar', import.meta.url))

/** How long the service may take to be ready or to end, in milliseconds. */
const PATIENCE = 90_000

/** What an operator has set. */
export interface Settings {
  /** What everybody may do with every document. */
  readonly anonymousRole: 'none' | 'viewer' | 'editor'
  /** How long a guest's token is valid, as the service reads it. */
  readonly tokenLifetime?: string
}

const keys: Readonly<Record<keyof Settings, string>> = {
  anonymousRole: 'coscribe.access.anonymous-role',
  tokenLifetime: 'coscribe.access.token-lifetime',
}

/** The real service in a process of its own, on a free port, with a data folder that lasts over restarts. */
export class Service {
  readonly address: string
  readonly #options: readonly string[]
  readonly #dataFolder: string
  #process: ChildProcess | null = null
  #output = ''

  private constructor(port: number, dataFolder: string, settings: Settings) {
    const set = Object.entries(settings).map(([name, value]) => `-D${keys[name as keyof Settings]}=${String(value)}`)
    this.#options = [`-Dquarkus.http.port=${port}`, `-Dcoscribe.data-dir=${dataFolder}`, ...set]
    this.#dataFolder = dataFolder
    this.address = `http://localhost:${port}`
  }

  static async start(settings: Settings = { anonymousRole: 'editor' }): Promise<Service> {
    const service = new Service(await freePort(), await mkdtemp(join(tmpdir(), 'coscribe-e2e-')), settings)
    await service.restart()
    return service
  }

  /** Starts it (again) on the same port and data folder, and waits until it is ready. */
  async restart(): Promise<void> {
    const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java'
    const child = spawn(java, [...this.#options, '-jar', jar], { stdio: ['ignore', 'pipe', 'pipe'] })
    this.#process = child
    child.stdout.on('data', (text: Buffer) => (this.#output += text.toString()))
    child.stderr.on('data', (text: Buffer) => (this.#output += text.toString()))
    await eventually('the service to be ready', () => this.#isReady(), {
      patience: PATIENCE,
      report: () => this.#output,
    })
  }

  /** Lets it stand still during an action; all that is sent to it meanwhile is answered afterwards. */
  async standStillDuring(action: () => Promise<unknown>): Promise<void> {
    this.#process?.kill('SIGSTOP')
    try {
      await action()
    } finally {
      this.#process?.kill('SIGCONT')
    }
  }

  /** Ends it without warning, as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Ends it as an operator would and takes its data away. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM')
    await rm(this.#dataFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process
    this.#process = null
    if (child?.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  async #isReady(): Promise<boolean> {
    if (this.#process?.exitCode != null) throw new Error(`The service ended by itself:\n${this.#output}`)
    const response = await fetch(`${this.address}/q/health/ready`).catch(() => null)
    return response?.status === 200
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
