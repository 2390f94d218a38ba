import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Service, StockClient } from './support/index.ts'

describe("ShareDB's own client", () => {
  let service: Service

  beforeAll(async () => {
    service = await Service.start()
  })

  afterAll(async () => {
    await service.stop()
  })

  test('each operation is there once when the service is killed and started again', async () => {
    const id = randomUUID()
    const ann = await StockClient.arrive(service.address, id)
    const ben = await StockClient.arrive(service.address, id)
    const cid = await StockClient.arrive(service.address, id)
    await ann.create('saved')
    await ben.seesText('saved')
    await cid.seesText('saved')

    ann.goDeaf()
    await ann.send('committed ')
    await ben.seesText('committed saved')
    await cid.seesText('committed saved')
    await service.standStillDuring(async () => {
      await cid.send('never arrived, ')
      await service.kill()
    })
    await service.restart()
    for (const client of [ann, ben, cid]) client.comeBack()

    const dee = await StockClient.arrive(service.address, id)
    for (const client of [ann, ben, cid, dee]) {
      await client.seesText('never arrived, committed saved')
      await client.settled()
      expect(client.document.version).toBe(3)
      client.leave()
    }
  })
})
