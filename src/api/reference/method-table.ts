import type { ApiMethod } from './api-method.js';

/** The method of that name; an unknown service or method is an error that lists near matches. */
export declare function findMethod(service: string, method: string): ApiMethod;

/** Names of all services, sorted. */
export declare function listServices(): string[];

/** All methods of a service, in the reference's order. */
export declare function listMethods(service: string): readonly ApiMethod[];
