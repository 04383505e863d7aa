import type { ViewName } from '../api-call/result-shape.js';
import type { View } from './view.js';

const loaders: Record<ViewName, () => Promise<{ view: View }>> = {
  table: () => import('./table-view.js'),
  list: () => import('./list-view.js'),
  properties: () => import('./properties-view.js'),
  tree: () => import('./tree-view.js'),
  json: () => import('./text-view.js'),
  text: () => import('./text-view.js'),
  value: () => import('./value-view.js'),
};

/** The code of one view, and of no other. */
export async function loadView(name: ViewName): Promise<View> {
  return (await loaders[name]()).view;
}
