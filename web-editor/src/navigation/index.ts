export { NavigateEvent } from './navigate-event.ts'
export { RouterController } from './router-controller.ts'
export { routeOf, type Route } from './routes.ts'
