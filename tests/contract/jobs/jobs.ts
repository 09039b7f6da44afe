// What a resident, a librarian and an organiser do, with a client made from the API's document. JOB holds the
// service's address and the accounts.
import createClient from 'openapi-fetch'
import type { components, paths } from '../generated/api.js'

declare const process: { env: Record<string, string> }
type Credentials = components['schemas']['TokenRequest']
const job: { url: string; day: string; planner: Credentials; organiser: Credentials } = JSON.parse(process.env.JOB ?? '{}')

const caller = (token?: string) =>
  createClient<paths>({ baseUrl: `${job.url}/api/v1`, headers: token ? { Authorization: `Bearer ${token}` } : {} })
const key = () => ({ 'Idempotency-Key': crypto.randomUUID() })

function taken<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.data === undefined) throw new Error(`${answer.response.status} ${JSON.stringify(answer.error)}`)
  return answer.data
}

function expect(fits: boolean, what: string): void {
  if (!fits) throw new Error(what)
}

async function signIn(account: Credentials) {
  return caller(taken(await caller().POST('/tokens', { body: account })).token)
}

async function resident() {
  const visitor = caller()
  const query = { municipality: 'SE-0483', kind: 'one-to-one', free: true } as const
  const [session] = taken(await visitor.GET('/sessions', { params: { query } })).items
  if (!session) throw new Error('no session')
  const booked = taken(await visitor.POST('/sessions/{sessionId}/bookings', {
    params: { path: { sessionId: session.id }, header: key() },
    body: { name: 'Gunnel Asplund', contact: { email: 'gunnel.asplund@post.example' } },
  }))
  expect(booked.status === 'confirmed' && booked.pin !== undefined, `booked: ${booked.status}`)
  const typed = { number: booked.number, pin: booked.pin ?? '' }
  const { manageToken } = taken(await visitor.POST('/bookings/lookup', { body: typed }))
  const [holder, params] = [caller(manageToken), { path: { bookingId: booked.id } }]
  const read = taken(await holder.GET('/bookings/{bookingId}', { params }))
  expect(read.session.id === session.id, 'another session')
  const cancelled = taken(await holder.POST('/bookings/{bookingId}/cancellation', { params }))
  expect(cancelled.status === 'cancelled', `cancelled: ${cancelled.status}`)
}

async function librarian() {
  const desk = await signIn(job.planner)
  const { id } = taken(await desk.POST('/sessions', {
    params: { header: key() },
    body: { venueId: 'katrineholm-valla', title: { sv: 'Datorhjälp', en: 'Help with computers' }, kind: 'workshop',
      localDate: job.day, localTime: '08:00', minutes: 90, seatsTotal: 6 },
  }))
  const params = { path: { sessionId: id } }
  expect(taken(await desk.POST('/sessions/{sessionId}/publication', { params })).status === 'published', 'no draft')
  const added = taken(await desk.POST('/sessions/{sessionId}/walk-ins', { params, body: { name: 'Siv Holm' } }))
  const [row] = taken(await desk.GET('/sessions/{sessionId}/bookings', { params })).items
  expect(row !== undefined && row.id === added.id && row.name === 'Siv Holm', 'the roster is empty')
  const came = taken(await desk.POST('/bookings/{bookingId}/attendance', {
    params: { path: { bookingId: added.id } }, body: { outcome: 'came' },
  }))
  expect(came.status === 'came', `attendance: ${came.status}`)
  const body = { state: 'counted', total: 4, children: 1, languages: { sv: 4 } } as const
  expect(taken(await desk.PUT('/sessions/{sessionId}/count', { params, body })).version === 1, 'no count')
}

async function organiser() {
  const reader = await signIn(job.organiser)
  const params = { path: { slug: 'emedborgarveckan', edition: '2026' }, query: { groupBy: 'municipality' } } as const
  const report = taken(await reader.GET('/campaigns/{slug}/editions/{edition}/report', { params }))
  if (typeof report === 'string') throw new Error('no JSON')
  expect(report.groupBy === 'municipality' && report.total.sessions > 0, 'an empty report')
}

await resident()
await librarian()
await organiser()
