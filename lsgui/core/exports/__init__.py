"""An answer as other programs take it: CSV, JSON, COCO, and one page of HTML."""
