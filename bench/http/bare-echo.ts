/* The least that any HTTP server on this framework does with a ticket: takes JSON in and gives JSON back. */
import fastify from 'fastify'

const app = fastify()
app.post('/', (request) => request.body)
console.log(JSON.stringify({ address: await app.listen({ host: '127.0.0.1', port: 0 }) }))
